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
package io.github.camelwecom.kf.callback;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/**
 * What a class logs, at any level, from now until closed.
 */
public final class CapturedLog extends AbstractAppender implements AutoCloseable {

    private final Logger logger;
    private final Level levelBefore;
    private final List<LogEvent> events = new CopyOnWriteArrayList<>();

    CapturedLog(Class<?> source) {
        this(source.getName());
    }

    /** What this logger, and those below it, are told. */
    public CapturedLog(String source) {
        this(source, Level.ALL);
    }

    /** What this logger, and those below it, are told at this level or above. */
    public CapturedLog(String source, Level level) {
        super("captured-" + source, null, null, true, Property.EMPTY_ARRAY);
        this.logger = (Logger) LogManager.getLogger(source);
        this.levelBefore = logger.getLevel();
        start();
        logger.addAppender(this);
        // or what a class logs would from then on be hidden from those who listen to its package
        logger.setAdditive(true);
        logger.setLevel(level);
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
        logger.removeAppender(this);
        logger.setLevel(levelBefore);
        stop();
    }
}
