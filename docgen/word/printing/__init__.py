"""A finished book prepared for conversion to PDF in pieces: a copy to measure the pages on, then pieces that fit them.

LibreOffice's time grows with the square of the number of floating drawings (the arrows of แบบ ผด. 02: 1,000 pages with
2,900 arrows take 200 seconds, without them 24), and drawings that no text flows around change no page. So the copy
without them is laid out whole, which settles every page, number, link and outline; then the pages that have drawings
are made again, in pieces of the book that begin where such a page begins.
"""
