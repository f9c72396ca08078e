"""Show answers on a terminal; knows neither Discord nor the settings."""
