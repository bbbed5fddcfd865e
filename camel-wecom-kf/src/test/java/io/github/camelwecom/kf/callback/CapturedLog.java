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
        this(source.getName(), Level.ALL);
    }

    /** @param name of the logger: that of a class which is nobody else's business, as a rule */
    public CapturedLog(String name, Level level) {
        super("captured-" + name, null, null, true, Property.EMPTY_ARRAY);
        this.logger = (Logger) LogManager.getLogger(name);
        this.levelBefore = logger.getLevel();
        start();
        logger.addAppender(this);
        logger.setLevel(level);
    }

    @Override
    public void append(LogEvent event) {
        events.add(event.toImmutable());
    }

    /** Level and text of each event that mentions what is asked for. */
    List<String> linesAbout(String mention) {
        return lines().stream().filter(line -> line.contains(mention)).toList();
    }

    /** Level and text of each event. */
    public List<String> lines() {
        return events.stream().map(event -> event.getLevel() + " " + event.getMessage().getFormattedMessage()).toList();
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        logger.setLevel(levelBefore);
        stop();
    }
}
