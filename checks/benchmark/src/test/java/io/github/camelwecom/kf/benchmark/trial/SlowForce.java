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
package io.github.camelwecom.kf.benchmark.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A Java agent that counts how often files are forced to the disk, and makes that take longer, as on disks that are
 * slower than this machine's.
 */
public final class SlowForce {

    private static final String MILLIS = "benchmark.force.millis";
    private static final String COUNT = "benchmark.force.count";

    private SlowForce() {
    }

    /** A JVM in which each force takes at least so long, and longer if the disk does. */
    public static Jvm jvm(int millis) throws IOException {
        Path agent = Files.createTempFile("slow-force", ".jar");
        agent.toFile().deleteOnExit();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", SlowForce.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream file = Files.newOutputStream(agent)) {
            new JarOutputStream(file, manifest).close();
        }
        return Jvm.PLAIN.with("-javaagent:" + agent, "-D" + MILLIS + "=" + millis);
    }

    /** How often files were forced in this JVM; not a number where nobody counts. */
    public static double count() {
        return System.getProperties().get(COUNT) instanceof AtomicLong count ? count.get() : Double.NaN;
    }

    /** Called by the JVM. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        System.getProperties().put(COUNT, new AtomicLong());
        new AgentBuilder.Default().disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .ignore(ElementMatchers.none())
                .type(ElementMatchers.named("sun.nio.ch.FileChannelImpl"))
                .transform((builder, type, loader, module, domain) -> builder
                        .visit(Advice.to(LongerForce.class).on(ElementMatchers.named("force"))))
                .installOn(instrumentation);
    }

    /** Becomes a part of the JDK's class, and so knows nothing but the JDK. */
    static final class LongerForce {

        private LongerForce() {
        }

        @Advice.OnMethodEnter
        static long enter() {
            return System.nanoTime();
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Enter long begin) throws InterruptedException {
            ((AtomicLong) System.getProperties().get("benchmark.force.count")).incrementAndGet();
            long rest = Long.getLong("benchmark.force.millis") * 1_000_000L - (System.nanoTime() - begin);
            if (rest > 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(rest);
            }
        }
    }
}
