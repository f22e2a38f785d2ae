/*
 * What leaves the machine: transfers with libcurl. http.h reads over HTTP, for all who need
 * it; transfer.h is what every transfer has in common, for rooms that see libcurl themselves.
 */
#ifndef VETRO_NET_H
#define VETRO_NET_H

#include "net/http.h"
#include "net/transfer.h"

#endif
