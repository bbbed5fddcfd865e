/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.progress;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a second reader of one account out. All accounts of a directory share one lock file, in which each locks one
 * byte of its own, so that they need a single open file, and two processes can still read different accounts.
 * <p>
 * Should somebody delete that file, the accounts are locked anew in a new one, unless another reader was quicker: then
 * the account is no longer ours.
 */
final class AccountLock implements Closeable {

    private static final long JUST_NOW = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long POSITIONS = (1L << 62) - 1;

    private final LockFile file;
    private final long position;
    private volatile boolean lost;
    private volatile long lookedAt = System.nanoTime();
    /** Guarded by the lock of all lock files. */
    private FileLock lock;

    private AccountLock(LockFile file, long position) {
        this.file = file;
        this.position = position;
    }

    /**
     * Returns null when another reader has the account.
     *
     * @param directory must exist
     */
    static AccountLock tryLock(Path directory, String openKfId) throws IOException {
        return LockFile.tryLock(directory.toRealPath().resolve("accounts.lock"), position(openKfId));
    }

    /** Two accounts of a company at the same one are less likely than a broken disk. */
    private static long position(String openKfId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(openKfId.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() & POSITIONS;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Looks whether the lock file is still there, which is cheap. Once false, it stays so. */
    boolean isOurs() {
        lookedAt = System.nanoTime();
        if (!lost && !file.isThere()) {
            file.lockAnew();
        }
        return !lost;
    }

    /** As {@link #isOurs}, for those who ask for every message: looks only when nobody did for a moment. */
    boolean wasOursJustNow() {
        return System.nanoTime() - lookedAt < JUST_NOW ? !lost : isOurs();
    }

    private void loseUnlessLocked() {
        lost = lost || lock == null;
    }

    @Override
    public void close() throws IOException {
        file.release(this);
    }

    /**
     * The one channel of this Java machine to a lock file: whenever a process closes any channel to it, POSIX takes
     * away all the locks that the process has in that file.
     */
    private static final class LockFile {

        /** Guards all lock files, for they are seldom touched. */
        private static final Lock ALL = new ReentrantLock();
        private static final Map<Path, LockFile> OPEN = new HashMap<>();

        private final Path path;
        private final Set<AccountLock> accounts = new HashSet<>();
        private FileChannel channel;
        private volatile FileIdentity identity;

        private LockFile(Path path) {
            this.path = path;
        }

        static AccountLock tryLock(Path path, long position) throws IOException {
            ALL.lock();
            try {
                LockFile file = OPEN.computeIfAbsent(path, LockFile::new);
                try {
                    return file.tryLock(position);
                } finally {
                    file.closeIfUnused();
                }
            } finally {
                ALL.unlock();
            }
        }

        private AccountLock tryLock(long position) throws IOException {
            if (channel == null) {
                open();
            } else if (!isThere()) {
                reopen();
            }
            AccountLock account = new AccountLock(this, position);
            account.lock = lock(position);
            if (account.lock == null) {
                return null;
            }
            accounts.add(account);
            return account;
        }

        boolean isThere() {
            return identity.isAt(path);
        }

        void lockAnew() {
            ALL.lock();
            try {
                if (!isThere() && !accounts.isEmpty()) {
                    reopen();
                }
            } catch (IOException e) {
                // nobody else can have the accounts where nobody can have a lock: the next one who asks tries again
            } finally {
                ALL.unlock();
            }
        }

        private void reopen() throws IOException {
            FileChannel former = channel;
            FileIdentity formerIdentity = identity;
            open();
            try {
                for (AccountLock account : accounts) {
                    account.lock = lock(account.position);
                }
            } catch (IOException e) {
                channel.close();
                channel = former;
                identity = formerIdentity;
                throw e;
            }
            accounts.forEach(AccountLock::loseUnlessLocked);
            former.close();
        }

        private void open() throws IOException {
            FileIdentity opened;
            FileChannel fresh;
            do {
                create();
                opened = FileIdentity.of(path);
                fresh = FileChannel.open(path, StandardOpenOption.WRITE);
                if (!opened.isAt(path)) {
                    fresh.close();
                }
            } while (!fresh.isOpen());
            channel = fresh;
            identity = opened;
        }

        private void create() throws IOException {
            OwnerOnly.createDirectories(path.getParent());
            if (!Files.exists(path)) {
                OwnerOnly.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
            }
        }

        private FileLock lock(long position) throws IOException {
            try {
                return channel.tryLock(position, 1, false);
            } catch (OverlappingFileLockException e) {
                // held by this very process, which the JDK reports in its own way
                return null;
            }
        }

        void release(AccountLock account) throws IOException {
            ALL.lock();
            try {
                if (accounts.remove(account) && account.lock != null) {
                    account.lock.release();
                }
                closeIfUnused();
            } finally {
                ALL.unlock();
            }
        }

        private void closeIfUnused() throws IOException {
            if (accounts.isEmpty()) {
                OPEN.remove(path, this);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }
}
