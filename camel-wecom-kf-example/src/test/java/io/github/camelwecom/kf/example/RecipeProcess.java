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
package io.github.camelwecom.kf.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.KfSandbox;

/** A recipe in a JVM of its own, which can be killed. It gets no callbacks, and finds what was written before. */
final class RecipeProcess implements AutoCloseable {

    private final Process process;

    private RecipeProcess(Process process) {
        this.process = process;
    }

    static RecipeProcess start(String recipe, KfSandbox sandbox, Path directory, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("java.class.path"), RecipeProcess.class.getName(), recipe, directory.toString()));
        Map<String, String> all = new HashMap<>(AtSandbox.properties(sandbox));
        all.putAll(settings);
        all.forEach((name, value) -> command.add(name + "=" + value));
        Path output = Files.createTempFile(directory, recipe, ".log");
        return new RecipeProcess(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start());
    }

    /** @param args the recipe, its directory, and settings as name=value */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> settings = new HashMap<>();
        for (String setting : List.of(args).subList(2, args.length)) {
            int nameEnds = setting.indexOf('=');
            settings.put(setting.substring(0, nameEnds), setting.substring(nameEnds + 1));
        }
        new RecipeApplication(args[0], Path.of(args[1]), settings).start();
        Thread.currentThread().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As <code>kill -9</code> does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
