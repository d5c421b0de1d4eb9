#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
// The layouts of parser and node: blocks are parsed first and inlines one block at a time, and a literal that points into the
// parsed text tells where it stands.
#include <cmark-gfm/inlines.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/houdini.h>
