"""The looks: tokens, palette, type scale, style and icons. No widget names a colour or a size."""
