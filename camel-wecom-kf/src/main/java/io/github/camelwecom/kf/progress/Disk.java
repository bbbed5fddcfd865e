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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * What can fail while progress is written, so that tests own the failures.
 */
interface Disk {

    /** What changes whenever something may have been lost that was written and not forced. */
    String era();

    FileChannel open(Path file, OpenOption... options) throws IOException;

    /** Writes all of it at the end of what was written so far. */
    void write(FileChannel file, ByteBuffer bytes) throws IOException;

    /** Returns once a failure of the power would leave all that was written. */
    void force(FileChannel file) throws IOException;

    /** In one step, in the place of what is there. */
    void rename(Path from, Path to) throws IOException;

    /**
     * Returns once a failure of the power would leave the names in the directory as they are, where that can be had.
     */
    void forceNames(Path directory);
}
