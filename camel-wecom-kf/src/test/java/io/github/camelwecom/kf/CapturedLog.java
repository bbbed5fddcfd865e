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
package io.github.camelwecom.kf;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * What a class or a package logs, from now until closed.
 */
public final class CapturedLog extends AbstractAppender implements AutoCloseable {

    private final LoggerContext context = LoggerContext.getContext(false);
    private final String logger;
    private final List<LogEvent> events = new CopyOnWriteArrayList<>();

    private CapturedLog(String logger, Level level) {
        super("captured-" + logger, null, null, true, Property.EMPTY_ARRAY);
        this.logger = logger;
        start();
        attach(level);
        context.updateLoggers();
    }

    private void attach(Level level) {
        Configuration configuration = context.getConfiguration();
        if (!logger.isEmpty()) {
            configuration.addLogger(logger, new LoggerConfig(logger, level, true));
        }
        configuration.getLoggerConfig(logger).addAppender(this, level, null);
    }

    /** At any level. */
    public static CapturedLog of(Class<?> source) {
        return new CapturedLog(source.getName(), Level.ALL);
    }

    /** What users see of the whole component by default: INFO and above. */
    public static CapturedLog ofTheComponent() {
        return new CapturedLog(CapturedLog.class.getPackageName(), Level.INFO);
    }

    /** Of a package, or of everything if that is empty. */
    public static CapturedLog of(String source, Level level) {
        return new CapturedLog(source, level);
    }

    @Override
    public void append(LogEvent event) {
        events.add(event.toImmutable());
    }

    /** Level and text of each event that mentions what is asked for. */
    public List<String> linesAbout(String mention) {
        return lines().stream().filter(line -> line.contains(mention)).toList();
    }

    /** Level and text of each event. */
    public List<String> lines() {
        return events.stream().map(event -> event.getLevel() + " " + event.getMessage().getFormattedMessage()).toList();
    }

    /** What was thrown, of each event that says so. */
    public List<Throwable> failures() {
        return events.stream().map(LogEvent::getThrown).filter(Objects::nonNull).toList();
    }

    @Override
    public void close() {
        Configuration configuration = context.getConfiguration();
        configuration.getLoggerConfig(logger).removeAppender(getName());
        if (!logger.isEmpty()) {
            configuration.removeLogger(logger);
        }
        context.updateLoggers();
        stop();
    }
}
