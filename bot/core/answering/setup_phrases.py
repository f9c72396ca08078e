"""Hold the fixed phrases of `/setup`; slots take names, mentions and figures only.

Marked as Markdown already, but for what stands in a select or on a button.
"""

from __future__ import annotations

TITLE = "Settings of {server}"
INTRO = "Choose below what to change. A change holds at once, for this server only."
ALL_WELL = "✅ Nothing stands in the way of what is set here."
TO_PUT_RIGHT = "⚠️ To put right"
NOW = "Now"
WHAT_TO_CHANGE = "What do you want to change?"

SAVED = "✅ Saved, and in force."
NOT_SAVED = "⚠️ Nothing was changed: my database is away. Please try again in a minute."
AWAY = (
    "⚠️ My database is away: nothing can be changed now, and what stands here may not be what "
    "you set. I go on answering meanwhile."
)
DROPPED = (
    "⚠️ In the last {days} days {number} texts could not be kept, because too many came at once."
)
MANAGERS_ONLY = "Only who may manage this server (Manage Server) can see and change its settings."
NOT_A_MEMBER = "I am no member of this server, so there is nothing to set. Invite me first."
NOT_EVERYONE = "⚠️ Nothing was changed: @everyone cannot be that role."
GONE = "*(gone)*"

OVERVIEW = ("Overview", "All settings, and what is to be put right")
ADVICE = ("Advice channels", "Channels in which I answer without a mention")
FORUMS = ("Forums", "Forums whose new posts I answer")
HELP = ("Ask a human", "Where questions to people go, and who is told")
CURATORS = ("Curators", "Who may look after what I know, beside the managers")
ANSWERS = ("Answers to commands", "Who sees the answers to /ask and its like")
STRICTNESS = ("Strictness", "How sure I have to be to say that I answer")
LOGGING = ("Unanswered questions", "Whether their texts are kept, and how long")

ADVICE_DOES = (
    "In these channels and their threads I read every message, and answer it where my source says "
    "something. Silence is my answer to everything else."
)
FORUMS_DOES = (
    "In these forums I answer a new post once, where I am sure of the answer to all of its title "
    "and text. Its author can take the answer away; where somebody has answered, I am silent."
)
HELP_DOES = (
    "Where I have no good answer, a member can hand the question to people. It is posted in the "
    "channel or forum that you choose, for the role that you choose."
)
CURATORS_DOES = (
    "Members with this role see which questions found no answer and how answers were rated. Who "
    "may manage the server always does."
)
ANSWERS_DOES = (
    "Answers to commands such as `/ask` are seen by everybody, unless the asker chooses `private`; "
    "or by the asker alone, always. Answers to a mention, and in the channels that I read, are "
    "always seen by everybody: Discord knows no private reply to a message."
)
STRICTNESS_DOES = (
    "Every answer shows its source. This is how sure I have to be before I say that it answers the "
    "question; where I am less sure, I first say that it is not exactly what was asked."
)
LOGGING_DOES = (
    "The texts of questions that found no good answer show curators what is missing. They are kept "
    "only if you want it."
)
LOGGING_ASKS = (
    "Please read this before you switch it on. I will keep the texts of questions that I declined, "
    "that I answered only with something related, or whose answer was voted down. Names, mentions, "
    "links, addresses and long numbers are taken out first, and I do not keep who asked. After "
    "{days} days a text is deleted. Members can press *Don't keep this* under an answer."
)
LOGGING_OFF_KEEPS = "Once it is off, nothing new is kept; what is there is deleted in its time."
RETENTION_DOES = "Texts and votes are deleted once they are so old."

READS_NOTHING = "No channel: I answer where I am mentioned."
BY_OPERATOR = "{channels} *(by my operator's settings)*"
NO_FORUM = "No forum."
NO_HELP = "Not offered: no channel is chosen."
HELP_IN = "In {channel}"
HELP_FOR = "for {role}"
HELP_PINGS = "who is mentioned"
HELP_SILENT = "who is not mentioned"
MANAGERS = "Who may manage the server."
MANAGERS_AND = "{role}, and who may manage the server."
SEEN_BY_ALL = "Everybody sees them."
SEEN_BY_ASKER = "Only the asker sees them."
AS_OPERATOR = "{strictness}, as my operator set it."
LOGGED = "Kept for {days} days, without names."
NOT_LOGGED = "Not kept. Votes are kept for {days} days."

STRICTNESSES = {
    "strict": ("Strict", "Says “not exactly that” more often"),
    "balanced": ("Balanced", "The middle way"),
    "loose": ("Loose", "Says more often that it answers"),
}
OPERATORS = ("As my operator set it", "Follows the operator's setting")

CHOOSE_CHANNELS = "Choose channels"
CHOOSE_FORUMS = "Choose forums"
CHOOSE_CHANNEL = "Choose the channel or forum"
CHOOSE_ROLE = "Choose the role"
CHOOSE_STRICTNESS = "Choose the strictness"
CHOOSE_DAYS = "Choose how long"
DAYS = "{days} days"
NO_CHANNELS = "No channels"
NO_FORUMS = "No forums"
NO_CHANNEL = "No channel"
NO_ROLE = "No role"
PING = "Mention the role"
DO_NOT_PING = "Do not mention the role"
MAKE_PRIVATE = "Show them to the asker only"
MAKE_PUBLIC = "Show them to everybody"
LOG = "Keep texts …"
LOG_YES = "Yes, keep them"
LOG_NO = "No"
DO_NOT_LOG = "Keep no more texts"

CANNOT_READ_MESSAGES = (
    "Advice channels and forums do not work yet: I am not given the text of messages. Whoever runs "
    "me has to switch on *Message Content Intent* in the developer portal (my application → Bot), "
    "write `CAREER_ADVISOR_MESSAGE_CONTENT=yes` into the file `.env`, and start me anew."
)
LACKING = (
    "In {places} I lack: **{permissions}**. Open the channel's settings, then *Permissions*, add "
    "my role, and allow it there."
)
REFUSED = "(I could not answer there.)"
CHANNEL_GONE = "A channel chosen for *{page}* is gone. It is taken out with the next change."
ROLE_GONE = "The role chosen for *{page}* is gone. It is taken out with the next change."
CANNOT_MENTION = (
    "I may not mention {places}. In the server's settings, under *Roles*, allow anyone to mention "
    "this role."
)
AND_MORE = "And {number} more."

PERMISSIONS = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}
"""Names of permissions in a channel's settings, by discord.py's name."""

FORUM_PERMISSIONS = PERMISSIONS | {
    "send_messages": "Create Posts",
    "send_messages_in_threads": "Send Messages in Posts",
}
"""The same in a forum's settings."""
