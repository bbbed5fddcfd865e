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
package io.github.camelwecom.kf.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

import io.github.camelwecom.kf.callback.CallbackStatistics;

/**
 * How callbacks ended, as JMX shows a table: one row for each path and outcome, so that a tool needs none of our
 * classes.
 */
public final class CallbackTable {

    private static final String[] COLUMNS = { "path", "outcome", "count" };
    private static final String[] INDEX = { "path", "outcome" };

    private CallbackTable() {
    }

    public static TabularData of(List<CallbackStatistics> statistics) throws OpenDataException {
        CompositeType rowType = new CompositeType(
                "callbacks", "How callbacks of a path ended", COLUMNS,
                new String[] { "Path", "Outcome: ACCEPTED, REPEATED, VERIFIED, or the check that refused", "How many" },
                new OpenType<?>[] { SimpleType.STRING, SimpleType.STRING, SimpleType.LONG });
        TabularData table = new TabularDataSupport(new TabularType("callbacks", "How callbacks ended", rowType, INDEX));
        for (CallbackStatistics path : statistics) {
            table.putAll(rows(rowType, path).toArray(CompositeData[]::new));
        }
        return table;
    }

    private static List<CompositeData> rows(CompositeType type, CallbackStatistics path) throws OpenDataException {
        List<CompositeData> rows = new ArrayList<>();
        for (Map.Entry<String, Long> outcome : path.outcomes().entrySet()) {
            rows.add(row(type, path, outcome.getKey(), outcome.getValue()));
        }
        return rows;
    }

    private static CompositeData row(CompositeType type, CallbackStatistics path, String outcome, long count)
            throws OpenDataException {
        return new CompositeDataSupport(type, COLUMNS, new Object[] { path.path(), outcome, count });
    }
}
