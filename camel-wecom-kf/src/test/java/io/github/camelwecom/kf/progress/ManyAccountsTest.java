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
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import com.sun.management.UnixOperatingSystemMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelwecom.kf.progress.KeptMessagesTest.message;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many accounts need few open files.
 */
@DisabledOnOs(OS.WINDOWS)
class ManyAccountsTest {

    private static final int ACCOUNTS = Integer.getInteger("progress.accounts", 2000);
    private static final int MOST = 100;

    @TempDir
    Path directory;

    @Test
    void needFewOpenFilesWhateverTheyDo() throws IOException {
        ProgressDirectory store = new ProgressDirectory(directory, new TrackedDisk());
        long before = openFiles();
        List<AccountProgress> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(store.open("ww1", "wk" + i));
        }
        assertThat(openFiles() - before).as("of accounts that have done nothing").isLessThan(10);
        for (int round = 1; round <= 2; round++) {
            String cursor = "c" + round;
            for (AccountProgress account : accounts) {
                account.commit(cursor, List.of(message(cursor, "ann")), key -> false);
                account.started("m1");
            }
            assertThat(openFiles() - before).isLessThan(MOST);
        }
        assertThat(accounts).allSatisfy(account -> assertThat(account.json("c1")).isEqualTo(message("c1", "").json()));
        assertThat(openFiles() - before).isLessThan(MOST);
        accounts.forEach(AccountProgress::close);
        assertThat(openFiles() - before).isLessThan(10);

        AccountProgress last = store.open("ww1", "wk" + (ACCOUNTS - 1));
        assertThat(last.cursor()).isEqualTo("c2");
        assertThat(last.started("m1")).isEqualTo(Delivery.REPEATED);
        last.close();
    }

    @Test
    void thatWriteAtTheSameTimeDoNotWaitForEachOtherForEver() {
        ProgressDirectory store = new ProgressDirectory(directory, new TrackedDisk());
        List<AccountProgress> accounts
                = IntStream.range(0, 200).mapToObj(number -> store.open("ww1", "wk" + number)).toList();
        Set<String> wrong = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20_000).parallel().forEach(number -> {
            AccountProgress account = accounts.get(number % accounts.size());
            String key = "m" + number;
            account.started(key);
            account.done(key);
            if (!account.isDone(key)) {
                wrong.add(key);
            }
        });
        accounts.forEach(AccountProgress::close);
        assertThat(wrong).isEmpty();
        for (int i = 0; i < accounts.size(); i++) {
            try (AccountProgress account = store.open("ww1", "wk" + i)) {
                int first = i;
                assertThat(IntStream.range(0, 100)).allMatch(round -> account.isDone("m" + (first + round * 200)));
            }
        }
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
