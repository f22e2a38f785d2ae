/* Messages for people go through gettext: English in the source, Italian in po/it.po. */
#ifndef VETRO_BASE_MESSAGE_H
#define VETRO_BASE_MESSAGE_H

#include <libintl.h>

#define _(message) gettext(message)

/* Marks a message in a table for the catalogue; it is translated where it is used. */
#define N_(message) message

#endif
