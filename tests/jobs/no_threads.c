/* Loaded before the C library (LD_PRELOAD): a program that starts a thread ends there. */
#include <pthread.h>
#include <stdlib.h>

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                   void *(*start)(void *argument), void *argument)
{
    (void)thread;
    (void)attributes;
    (void)start;
    (void)argument;
    abort();
}
