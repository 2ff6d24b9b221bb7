"""The application's own widgets, one subject in each module. They show and ask; they keep nothing."""
