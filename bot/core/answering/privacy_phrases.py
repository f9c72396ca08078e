"""Hold the fixed phrases that tell people what is kept of them; slots take what tables declare."""

from __future__ import annotations

KEPT_OF_YOU = "Kept of you, under your Discord id"
KEPT_OF_NOBODY = "Kept of servers, under nobody's id"
ROW = "{holds}, {why}; {time}"
FOR_DAYS = "for {days} days"
AFTER = "{time} after {event}"
AS_LONG_AS_SERVERS = "as long as the server wants, {days} days if it says nothing"
WITH_ITS_WHOLE = "as long as what it is a part of"

NOT_KEPT = "Not kept"
GOOD_TO_KNOW = "Good to know"
NOTHING_ON_DISK = "This bot runs without a database: nothing is kept of you or of anybody."
QUESTIONS_STAY = (
    "Your questions are matched here, on the machine that runs me. They are not sent to anybody "
    "else, no language model reads them, and none stands in my logs."
)
IN_MEMORY = (
    "For ten minutes I hold in memory, never on disk, which topic you were shown last, to take up "
    "what you say next; and until I am started again, whose *Not helpful* had the words of a "
    "question kept, so that only they can take them back."
)
ASKED_PEOPLE = (
    "A question that you pass on to people stands in Discord, in the server's help channel, with "
    "your name, until a moderator deletes it; I myself keep only that you asked."
)
GAP_TEXTS = (
    "The words of a question without an answer are kept only in servers that switched that on, "
    "never in direct messages. They cannot be traced to a person, so I cannot find yours for you: "
    "press *Don't keep this* under the answer, delete your question within ten minutes, or name "
    "the words to whoever runs the server, who can remove them."
)

HERE = "In this server"
LOGGING_ON = "The words of questions without an answer are kept here."
LOGGING_OFF = "The words of questions are not kept here."
RETENTION = "Votes and such words go after {days} days here."
YOUR_RIGHTS = (
    "`/mydata export` gives you all that is kept of you, `/mydata delete` deletes it at once; both "
    "work in direct messages too."
)

EXPORTED = "This is everything that is kept of you."
EXPORT_ELSEWHERE = "I may not attach files here. Please use this command in a direct message to me."
DELETE_ALL = "Delete everything"
KEEP_ALL = "Leave it"
SHALL_I_DELETE = (
    "Shall I delete everything that is kept of you, in all servers? Your votes no longer count, "
    "and an open request for help is no longer known to me. This cannot be undone."
)
DELETED = "Deleted: everything that was kept of you ({rows} rows)."
NOTHING_OF_YOU = "Nothing was kept of you."
