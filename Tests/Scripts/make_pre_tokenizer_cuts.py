#!/usr/bin/env python3
"""Cuts texts of our own with the published expressions of the pre-tokenizers, by PyPI `regex`, for PreTokenizerTests.

  make_pre_tokenizer_cuts.py > fixtures/inference/pre-tokenizer-cuts.jsonl

One object a line: {"pre", "text", "pieces"}. Made with regex 2026.11.19.  llama-bpe: the expression of Llama 3, case-insensitive contractions
written out; tekken: `pattern` of Mistral's tekken.json; falcon: its three cuts one after the other; smollm: numbers one by one, then GPT-2.
"""
import json, random, regex

WORDS = r"(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])"
GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
CUTS = {
    "gpt-2": [GPT2],
    "smollm": [r"\p{N}", GPT2],
    "falcon": [r"[\p{P}\$\+<=>\^~\|`]+", GPT2, r"[0-9][0-9][0-9]"],
    "llama-bpe": [WORDS + r"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"],
    "qwen2": [WORDS + r"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"],
    "qwen35": [WORDS + r"|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"],
    "tekken": [r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+"
               r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*"
               r"|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"],
}
PIECES = ["a", "B", "word", "Word", "WORD", "camelCase", "XMLHttp", " ", "  ", "\t", "\n", "\r\n", "\n\n", "'s", "'S", "'ll", "'Ve", "'", "1", "23", "4567",
          "٣", "½", "é", "e\u0301", "\u0301", "中文", "かな", "한국", "ß", "ǅ", "ʰ", "Ω", "!", "...", "/", "//", "$", "+=", "`", "😀", "\u200d", "\u00a0", "\u3000",
          "_", "-", "(", ")", "\"", "\u0e33", "हिन्दी", "עברית", "\u2028", "\u0085"]
TEXTS = ["The quick brown fox's 12 tails weren't 3,456.78 long.\n\n  Next\tline  ", "func makeHTTPRequest(URL url) -> Int32 { return 0xFF; } // done\r\n",
         "Grüße aus KÖLN! 10000000 €", "WE'LL SEE; they'Re here.   ", "日本語のテキスト、123個。", "path/to/file.txt\n/next", "   leading and trailing   ", ""]


def cut(text, expressions):
    pieces = [text] if text else []
    for expression in expressions:
        matcher, out = regex.compile(expression), []
        for piece in pieces:
            at = 0
            for m in matcher.finditer(piece):
                if m.start() > at:
                    out.append(piece[at:m.start()])
                if m.group():
                    out.append(m.group())
                at = m.end()
            if at < len(piece):
                out.append(piece[at:])
        pieces = out
    return pieces


rng = random.Random(11)
texts = TEXTS + ["".join(rng.choice(PIECES) for _ in range(rng.randint(1, 14))) for _ in range(60)]
for pre, expressions in CUTS.items():
    for text in texts:
        print(json.dumps({"pre": pre, "text": text, "pieces": cut(text, expressions)}))
