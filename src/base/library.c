#include "base/library.h"

#include <dlfcn.h>
#include <stddef.h>

void *library_find(struct library *library, const char *function)
{
    pthread_mutex_lock(&library->mutex);
    if (library->handle == NULL)
        library->handle = dlopen(library->name, RTLD_NOW);
    void *handle = library->handle;
    pthread_mutex_unlock(&library->mutex);
    return handle != NULL ? dlsym(handle, function) : NULL;
}
