/* How hard workbooks are compressed. Private to `export`. */
#ifndef VETRO_EXPORT_COMPRESSION_H
#define VETRO_EXPORT_COMPRESSION_H

/*
 * From now on what the program compresses without naming a level, its workbooks, is done quickly
 * rather than small: a tenth of a build less for a file a sixth larger. Any thread may call
 * it. Without effect where zlib is linked statically.
 */
void compression_prefer_speed(void);

#endif
