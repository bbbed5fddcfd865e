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
package io.github.camelwecom.kf.sandbox;

import java.io.IOException;

import com.github.tomakehurst.wiremock.common.FatalStartupException;

/** As {@link KfSandboxMain}, from a command line: what is wrong with it is a sentence, not a stack trace. */
public final class KfSandboxStandalone {

    private static final int WRONG_OPTION = 2;

    private KfSandboxStandalone() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            KfSandboxMain.main(args);
        } catch (IllegalArgumentException e) {
            end(WRONG_OPTION, e.getMessage() + System.lineSeparator() + "--help tells all options.");
        } catch (FatalStartupException e) {
            end(1, "The sandbox cannot start: " + e.getCause().getMessage() + ". Is the port used by something else? "
                   + "Give another one with --port.");
        }
    }

    private static void end(int status, String text) {
        System.err.println(text);
        System.exit(status);
    }
}
