"""The meeting pack: several parts as one PDF, its pages counted through, with its contents."""
