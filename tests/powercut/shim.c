/* A disk that forgets: everything below SHIM_LIVE is also kept in SHIM_KEPT, but only what a sync has covered. The
 * caller ends the process with SIGKILL and reads SHIM_KEPT: that is what a power cut would have left.
 *
 * Bytes: a page written is dirty until fsync or fdatasync of its file copies it (and the file's length) to SHIM_KEPT.
 * Names: a rename or a removal waits until its folder is synced, or until a file whose name it decides is synced. A new
 *   file has its name when it is synced itself, or, empty, when its folder is.
 * SHIM_LUCK=n: every dirty page, and every waiting name, survives at once with a chance of n in 100, in any order, as when
 *   the system writes back on its own.
 * SHIM_DEAF=name: syncs of files whose path ends with this keep nothing (what happens when the program forgets to ask).
 * SHIM_SPACE=n: after n bytes of growth the disk is full: first a short write, then ENOSPC.
 * sync_file_range keeps nothing: it empties neither the disk's cache nor says how long the file is. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define PAGE 4096

struct file { dev_t dev; ino_t ino; unsigned char *dirty; size_t pages; struct file *next; };
struct name { char from[PATH_MAX], to[PATH_MAX]; struct name *next; }; /* an empty `to` is a removal */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file *files;
static struct name *waiting;
static const char *live, *kept, *deaf;
static unsigned luck, seed;
static long long space = -1;

static ssize_t (*sys_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*sys_write)(int, const void *, size_t);
static ssize_t (*sys_writev)(int, const struct iovec *, int);
static ssize_t (*sys_copy)(int, off_t *, int, off_t *, size_t, unsigned);
static ssize_t (*sys_sendfile)(int, int, off_t *, size_t);
static int (*sys_fsync)(int), (*sys_fdatasync)(int), (*sys_truncate)(int, off_t);
static int (*sys_rename)(const char *, const char *), (*sys_unlink)(const char *), (*sys_rmdir)(const char *);
static int (*sys_unlinkat)(int, const char *, int);

static long long number(const char *name, long long otherwise) {
    const char *text = getenv(name);
    return text ? atoll(text) : otherwise;
}

__attribute__((constructor)) static void begin(void) {
    live = getenv("SHIM_LIVE");
    kept = getenv("SHIM_KEPT");
    deaf = getenv("SHIM_DEAF");
    luck = (unsigned)number("SHIM_LUCK", 0);
    seed = (unsigned)number("SHIM_SEED", 1);
    space = number("SHIM_SPACE", -1);
    *(void **)&sys_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    *(void **)&sys_write = dlsym(RTLD_NEXT, "write");
    *(void **)&sys_writev = dlsym(RTLD_NEXT, "writev");
    *(void **)&sys_copy = dlsym(RTLD_NEXT, "copy_file_range");
    *(void **)&sys_sendfile = dlsym(RTLD_NEXT, "sendfile64");
    *(void **)&sys_fsync = dlsym(RTLD_NEXT, "fsync");
    *(void **)&sys_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    *(void **)&sys_truncate = dlsym(RTLD_NEXT, "ftruncate64");
    *(void **)&sys_rename = dlsym(RTLD_NEXT, "rename");
    *(void **)&sys_unlink = dlsym(RTLD_NEXT, "unlink");
    *(void **)&sys_rmdir = dlsym(RTLD_NEXT, "rmdir");
    *(void **)&sys_unlinkat = dlsym(RTLD_NEXT, "unlinkat");
}

/* The shim itself cannot go on: that is no finding about the program. */
static void die(int line) {
    char words[64];
    int length = snprintf(words, sizeof words, "shim.c:%d: %s\n", line, strerror(errno));
    if (sys_write(2, words, (size_t)length) < 0) _exit(99);
    abort();
}

static int lucky(void) { return luck && (unsigned)rand_r(&seed) % 100 < luck; }

/* The part of `path` below the live folder, beginning with '/' (empty for the folder itself); none when it is elsewhere. */
static const char *below(const char *path) {
    size_t length = live ? strlen(live) : 0;
    if (!length || strncmp(path, live, length) || (path[length] && path[length] != '/')) return NULL;
    return path + length;
}

/* Where an open file is, if it is below the live folder. */
static int place(int fd, char *rest) {
    char link[64], path[PATH_MAX];
    const char *found;
    ssize_t length;
    if (!live || fd < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    found = below(path);
    if (!found || strlen(found) >= PATH_MAX) return 0;
    strcpy(rest, found);
    return 1;
}

/* `rest` below the kept folder, its parents made. */
static void mirror(const char *rest, char *out) {
    int length = snprintf(out, PATH_MAX, "%s%s", kept, rest);
    if (length >= PATH_MAX) die(__LINE__);
    for (char *at = out + strlen(kept) + 1; *at; at++)
        if (*at == '/') { *at = 0; mkdir(out, 0755); *at = '/'; }
}

static void carry_out(const struct name *op) {
    char from[PATH_MAX], to[PATH_MAX], now[PATH_MAX];
    struct stat status;
    mirror(op->from, from);
    if (!*op->to) {
        if (sys_unlink(from)) sys_rmdir(from);
        return;
    }
    mirror(op->to, to);
    if (!sys_rename(from, to) || errno != ENOENT) return;
    /* The name is durable, what it names never was. */
    if (snprintf(now, sizeof now, "%s%s", live, op->to) < PATH_MAX && !stat(now, &status) && S_ISDIR(status.st_mode)) mkdir(to, 0755);
    else close(open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644));
}

/* Carries out waiting names up to and including `last` (all of them when NULL). */
static void carry_out_to(const struct name *last) {
    while (waiting) {
        struct name *op = waiting;
        int end = op == last;
        carry_out(op);
        waiting = op->next;
        free(op);
        if (end) return;
    }
}

static int covers(const char *name, const char *path) {
    size_t length = strlen(name);
    return length && !strncmp(name, path, length) && (!path[length] || path[length] == '/');
}

static int is_in(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return !strncmp(path, folder, length) && path[length] == '/' && !strchr(path + length + 1, '/');
}

/* The last waiting name that decides what `path` names, or (when `folder`) that stands in the folder `path`. */
static void settle(const char *path, int folder) {
    const struct name *last = NULL;
    for (const struct name *op = waiting; op; op = op->next) {
        int own = covers(op->from, path) || covers(op->to, path);
        int in = folder && (is_in(op->from, path) || (*op->to && is_in(op->to, path)));
        if (own || in) last = op;
    }
    if (last) carry_out_to(last);
}

static void wait_for_sync(const char *from, const char *to) {
    struct name *op = calloc(1, sizeof *op), **end = &waiting;
    if (!op) die(__LINE__);
    strcpy(op->from, from);
    strcpy(op->to, to);
    while (*end) end = &(*end)->next;
    *end = op;
    if (lucky()) carry_out_to(NULL);
}

static struct file *file_of(int fd) {
    struct stat status;
    struct file *file;
    if (fstat(fd, &status) || !S_ISREG(status.st_mode)) return NULL;
    for (file = files; file; file = file->next)
        if (file->ino == status.st_ino && file->dev == status.st_dev) return file;
    file = calloc(1, sizeof *file);
    if (!file) die(__LINE__);
    file->dev = status.st_dev;
    file->ino = status.st_ino;
    file->next = files;
    return files = file;
}

static void keep_page(int in, int out, size_t page) {
    char bytes[PAGE];
    ssize_t got = pread(in, bytes, PAGE, (off_t)page * PAGE);
    if (got > 0 && sys_pwrite(out, bytes, (size_t)got, (off_t)page * PAGE) != got) die(__LINE__);
}

static int open_live(int fd) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    return open(link, O_RDONLY | O_CLOEXEC);
}

static int open_kept(const char *rest) {
    char path[PATH_MAX];
    mirror(rest, path);
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
}

/* Bytes from..to of an open file have been written. */
static void written(int fd, off_t from, off_t to) {
    char rest[PATH_MAX];
    struct file *file;
    int before = errno;
    if (to <= from || !place(fd, rest)) return;
    pthread_mutex_lock(&lock);
    if ((file = file_of(fd))) {
        size_t last = (size_t)(to - 1) / PAGE;
        if (last >= file->pages) {
            size_t pages = (last + 1) * 2;
            file->dirty = realloc(file->dirty, pages);
            if (!file->dirty) die(__LINE__);
            memset(file->dirty + file->pages, 0, pages - file->pages);
            file->pages = pages;
        }
        for (size_t page = (size_t)from / PAGE; page <= last; page++) {
            file->dirty[page] = 1;
            if (lucky()) {
                int in = open_live(fd), out;
                settle(rest, 0);
                out = open_kept(rest);
                keep_page(in, out, page);
                close(in);
                close(out);
            }
        }
    }
    pthread_mutex_unlock(&lock);
    errno = before;
}

static void keep_folder(int fd, const char *rest) {
    char path[PATH_MAX], out[PATH_MAX];
    struct dirent *entry;
    DIR *folder;
    settle(rest, 1);
    mirror(rest, out);
    mkdir(out, 0755);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (!(folder = opendir(path))) return;
    while ((entry = readdir(folder))) {
        char name[PATH_MAX + 256];
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        snprintf(name, sizeof name, "%s/%s", out, entry->d_name);
        if (entry->d_type == DT_DIR) mkdir(name, 0755);
        else { int made = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0644); if (made >= 0) close(made); }
    }
    closedir(folder);
}

static void synced(int fd) {
    char rest[PATH_MAX];
    struct stat status;
    int before = errno, in, out;
    struct file *file;
    if (!place(fd, rest) || fstat(fd, &status)) return;
    if (deaf && strlen(rest) >= strlen(deaf) && !strcmp(rest + strlen(rest) - strlen(deaf), deaf)) return;
    pthread_mutex_lock(&lock);
    if (S_ISDIR(status.st_mode)) keep_folder(fd, rest);
    else if ((file = file_of(fd)) && (in = open_live(fd)) >= 0) {
        settle(rest, 0);
        out = open_kept(rest);
        for (size_t page = 0; page < file->pages; page++)
            if (file->dirty[page]) { keep_page(in, out, page); file->dirty[page] = 0; }
        if (fstat(fd, &status) || sys_truncate(out, status.st_size)) die(__LINE__);
        close(in);
        close(out);
    }
    pthread_mutex_unlock(&lock);
    errno = before;
}

/* How many of `size` bytes at `at` still fit on the disk. */
static size_t fits(int fd, off_t at, size_t size) {
    char rest[PATH_MAX];
    struct stat status;
    if (space < 0 || !place(fd, rest) || fstat(fd, &status)) return size;
    pthread_mutex_lock(&lock);
    long long growth = (long long)at + (long long)size - status.st_size;
    if (growth > space) size = growth - space >= (long long)size ? 0 : size - (size_t)(growth - space), growth = space;
    if (growth > 0) space -= growth;
    pthread_mutex_unlock(&lock);
    return size;
}

static ssize_t full(void) { errno = ENOSPC; return -1; }

ssize_t pwrite64(int fd, const void *bytes, size_t size, off_t at) {
    size_t room = fits(fd, at, size);
    if (size && !room) return full();
    ssize_t done = sys_pwrite(fd, bytes, room, at);
    if (done > 0) written(fd, at, at + done);
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { return pwrite64(fd, bytes, size, at); }

ssize_t write(int fd, const void *bytes, size_t size) {
    struct stat status;
    int regular = live && !fstat(fd, &status) && S_ISREG(status.st_mode);
    size_t room = regular ? fits(fd, lseek(fd, 0, SEEK_CUR), size) : size;
    if (size && !room) return full();
    ssize_t done = sys_write(fd, bytes, room);
    if (done > 0 && regular) { off_t end = lseek(fd, 0, SEEK_CUR); written(fd, end - done, end); }
    return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    struct stat status;
    int regular = live && !fstat(fd, &status) && S_ISREG(status.st_mode);
    if (regular && count > 0) return write(fd, parts[0].iov_base, parts[0].iov_len);
    return sys_writev(fd, parts, count);
}

ssize_t copy_file_range(int in, off_t *in_at, int out, off_t *out_at, size_t size, unsigned flags) {
    char rest[PATH_MAX];
    if (space >= 0 && place(out, rest)) { errno = EINVAL; return -1; } /* the caller falls back to plain writes */
    ssize_t done = sys_copy(in, in_at, out, out_at, size, flags);
    if (done > 0) { off_t end = out_at ? *out_at : lseek(out, 0, SEEK_CUR); written(out, end - done, end); }
    return done;
}

ssize_t sendfile64(int out, int in, off_t *at, size_t size) {
    char rest[PATH_MAX];
    if (place(out, rest)) { errno = EINVAL; return -1; }
    return sys_sendfile(out, in, at, size);
}

ssize_t sendfile(int out, int in, off_t *at, size_t size) { return sendfile64(out, in, at, size); }

int fsync(int fd) { int done = sys_fsync(fd); if (!done) synced(fd); return done; }

int fdatasync(int fd) { int done = sys_fdatasync(fd); if (!done) synced(fd); return done; }

int rename(const char *from, const char *to) {
    int done = sys_rename(from, to);
    const char *a = below(from), *b = below(to);
    if (!done && a && b) { pthread_mutex_lock(&lock); wait_for_sync(a, b); pthread_mutex_unlock(&lock); }
    return done;
}

static void removed(const char *path) {
    const char *rest = below(path);
    if (!rest) return;
    pthread_mutex_lock(&lock);
    wait_for_sync(rest, "");
    pthread_mutex_unlock(&lock);
}

int unlink(const char *path) { int done = sys_unlink(path); if (!done) removed(path); return done; }

int rmdir(const char *path) { int done = sys_rmdir(path); if (!done) removed(path); return done; }

int unlinkat(int folder, const char *name, int flags) {
    char rest[PATH_MAX], path[PATH_MAX * 2];
    int inside = folder != AT_FDCWD && place(folder, rest);
    int done = sys_unlinkat(folder, name, flags);
    if (done) return done;
    if (folder == AT_FDCWD) removed(name);
    else if (inside && snprintf(path, sizeof path, "%s%s/%s", live, rest, name) < PATH_MAX) removed(path);
    return done;
}
