"""Thai writing: digits, dates, money, text. The only home of pythainlp."""
