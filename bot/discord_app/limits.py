"""Hold Discord's figures, each with where Discord states it; lengths count characters."""

from __future__ import annotations

# https://docs.discord.com/developers/resources/message#create-message
CONTENT = 2000
EMBEDS = 10

# https://docs.discord.com/developers/resources/message#attachment-object
ATTACHMENTS = 10
ATTACHMENT_DESCRIPTION = 1024

# https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel
POST_TITLE = 100

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

# https://github.com/discord/discord-api-spec, RichEmbed
EMBED_URL = 2048

# https://docs.discord.com/developers/interactions/application-commands#application-command-object
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_OPTIONS = 25

# https://docs.discord.com/developers/interactions/application-commands#registering-a-command
COMMANDS = 100
"""Slash commands that a bot may have in all servers."""
MENU_COMMANDS = 15
"""Commands that it may have in the menu of a message, and again in that of a user."""

# https://docs.discord.com/developers/interactions/application-commands#slash-commands
COMMAND_CHARACTERS = 8000
"""Names, descriptions and values of a command, its options and their choices together."""

# https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure
CHOICES = 25
CHOICE_NAME = 100
CHOICE_VALUE = 100

# https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id
CUSTOM_ID = 100

# https://docs.discord.com/developers/components/reference#button-button-structure
BUTTON_LABEL = 80
BUTTON_URL = 512

# https://docs.discord.com/developers/components/reference#action-row
BUTTONS_A_ROW = 5

# https://docs.discord.com/developers/components/reference#legacy-message-component-behavior
ROWS = 5

# https://docs.discord.com/developers/components/reference#string-select-string-select-structure
SELECT_OPTIONS = 25
SELECT_PLACEHOLDER = 150

# https://docs.discord.com/developers/components/reference#string-select-select-option-structure
SELECT_OPTION_LABEL = 100
SELECT_OPTION_VALUE = 100
SELECT_OPTION_DESCRIPTION = 100

# https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
MODAL_TITLE = 45
MODAL_ROWS = 5

# https://docs.discord.com/developers/components/reference#label-label-structure
LABEL = 45
LABEL_DESCRIPTION = 100

# https://docs.discord.com/developers/components/reference#text-input-text-input-structure
TEXT_INPUT = 4000
