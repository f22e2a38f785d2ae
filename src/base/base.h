/*
 * The ground that every room stands on: memory, text, exact numbers, dates, diagnostics
 * and files. Nothing here knows what a plan is.
 */
#ifndef VETRO_BASE_H
#define VETRO_BASE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/destination.h"
#include "base/diagnostics.h"
#include "base/files.h"
#include "base/json_writer.h"
#include "base/library.h"
#include "base/map.h"
#include "base/marks.h"
#include "base/memory.h"
#include "base/message.h"
#include "base/parallel.h"
#include "base/text.h"

#endif
