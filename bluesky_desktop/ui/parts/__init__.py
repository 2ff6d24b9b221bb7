"""Parts that several pages share: who did it, when it was, the time question, a page of one act."""
