"""Hold Discord's figures, each with where Discord states it; lengths count characters."""

from __future__ import annotations

# https://docs.discord.com/developers/resources/message#create-message
CONTENT = 2000
EMBEDS = 10

# https://docs.discord.com/developers/resources/message#embed-object-embed-limits
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
EMBED_FIELD_NAME = 256
EMBED_FIELD_VALUE = 1024
EMBED_FOOTER = 2048
EMBED_AUTHOR = 256
EMBEDS_TOTAL = 6000
"""Title, description, field names, field values, footer and author of all embeds together."""

# https://docs.discord.com/developers/interactions/application-commands#application-command-object
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_OPTIONS = 25
COMMANDS = 100

# https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure
CHOICES = 25
CHOICE_NAME = 100
CHOICE_VALUE = 100

# https://docs.discord.com/developers/components/reference
CUSTOM_ID = 100
BUTTON_LABEL = 80
BUTTONS_A_ROW = 5
ROWS = 5
SELECT_OPTIONS = 25
SELECT_OPTION_LABEL = 100
SELECT_OPTION_VALUE = 100
SELECT_OPTION_DESCRIPTION = 100
SELECT_PLACEHOLDER = 150
