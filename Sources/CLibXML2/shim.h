#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 brings ICU's C headers along, which clash with those of Foundation; nothing of ours needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
