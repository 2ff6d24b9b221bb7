"""The application's own widgets, one subject in each module. They keep nothing."""
