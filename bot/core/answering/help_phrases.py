"""Hold the fixed phrases around asking the people of a server; slots take links and mentions."""

from __future__ import annotations

ASK_A_HUMAN = "Ask a human"
POST_IT = "Post it"
LEAVE_IT = "Leave it"
DONE = "Done"
CLOSE_IT = "Close my request"

ASKS = "{person} would like a human to answer this."
WHAT_I_ANSWERED = "What I answered: {link}"
WHERE_ASKED = "Where it was asked: {link}"
UNTITLED = "A question"

SHALL_I_POST = (
    "Shall I post this in {channel}? Everybody who reads that channel will see it, with your name."
)
NOBODY_NOTIFIED = "It notifies nobody."
ROLE_NOTIFIED = "It notifies {role}."
POSTED = "Posted: {link}\nPress *Done* there, or close your request here, when you have an answer."
LEFT = "Nothing was done."
DONE_SAYS = "Done, says {person}."
CLOSED = "Your request is closed."
CLOSED_ALREADY = "You have no open request here."

NOT_YOUR_QUESTION = (
    "Only the person who asked can pass this question on. Ask me yourself, and you can pass on "
    "yours."
)
NO_HELP_CHANNEL = "There is no help channel here any more. Please ask a person here directly."
CANNOT_POST = (
    "I may not post in the help channel here, so I did not. Please tell whoever runs this server."
)
STILL_OPEN = "You have an open request here already: {link}"
BEING_POSTED = "A request of yours is being posted already. Please try again in a minute."
TOO_SOON = "You can ask people here again {when}. Your last request: {link}"
NOT_YOURS_TO_CLOSE = "Only the person who asked, a moderator or a helper can close this."
