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
import java.nio.file.Path;

/**
 * Another process that reads accounts until its standard input ends. Says of each whether it has it: directory,
 * company, accounts.
 */
final class ReadingProcess {

    private ReadingProcess() {
    }

    public static void main(String[] arguments) throws IOException {
        ProgressDirectory store = new ProgressDirectory(Path.of(arguments[0]));
        for (int i = 2; i < arguments.length; i++) {
            System.out.println(open(store, arguments[1], arguments[i]));
        }
        System.in.read();
    }

    private static String open(ProgressDirectory store, String corpId, String openKfId) {
        try {
            store.open(corpId, openKfId).done("by another process");
            return "reads";
        } catch (AccountInUseException e) {
            return "in use";
        }
    }
}
