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
package io.github.camelwecom.kf.benchmark.contender;

import java.io.BufferedReader;

import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Jvm;
import io.github.camelwecom.kf.benchmark.trial.Trial;

/**
 * From the start of a JVM until its application says that it is ready. Argument: a {@link StartedApplication} of which
 * kind.
 */
public final class Starting implements Trial {

    @Override
    public Figures run(Effort effort, String... arguments) throws Exception {
        try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create()) {
            long begin = System.nanoTime();
            Process application = Jvm.PLAIN
                    .program(StartedApplication.class, arguments[0], platform.baseUri(), state.path().toString()).start();
            try (BufferedReader lines = application.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(StartedApplication.READY)) {
                        return Figures.of(Figures.MICROS, (System.nanoTime() - begin) / 1000.0).and(
                                Figures.CPU_MICROS,
                                Long.parseLong(line.substring(StartedApplication.READY.length())) / 1000.0);
                    }
                }
                throw new IllegalStateException("The application did not start");
            } finally {
                application.destroyForcibly().onExit().join();
            }
        }
    }
}
