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
package io.github.camelwecom.kf.trace;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.SpanContextPropagationInjector;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.Tracer;

/**
 * Keeps the spans that came to an end.
 */
final class KeptSpans extends Tracer implements SpanLifecycleManager {

    private final Queue<KeptSpan> ended = new ConcurrentLinkedQueue<>();

    @Override
    protected void initTracer() {
        setSpanLifecycleManager(this);
    }

    /** Of that name, in the order of their ends. */
    List<KeptSpan> named(String name) {
        return ended.stream().filter(span -> span.name.equals(name)).toList();
    }

    @Override
    public Span create(String name, Span parent, SpanContextPropagationExtractor extractor) {
        return new KeptSpan(name);
    }

    @Override
    public void activate(Span span) {
        // nothing is made of it
    }

    @Override
    public void deactivate(Span span) {
        // nothing is made of it
    }

    @Override
    public void close(Span span) {
        ended.add((KeptSpan) span);
    }

    @Override
    public void inject(Span span, SpanContextPropagationInjector injector, boolean includeTracing) {
        // goes nowhere
    }

    static final class KeptSpan implements Span {

        private final String name;
        private final Map<String, String> tags = new ConcurrentHashMap<>();
        private volatile boolean error;

        private KeptSpan(String name) {
            this.name = name;
        }

        Map<String, String> tags() {
            return tags;
        }

        boolean isError() {
            return error;
        }

        @Override
        public void setTag(String key, String value) {
            tags.put(key, value);
        }

        @Override
        public void setComponent(String component) {
            tags.put("component", component);
        }

        @Override
        public void setError(boolean isError) {
            error = isError;
        }

        @Override
        public void log(Map<String, String> fields) {
            // not asked for
        }
    }
}
