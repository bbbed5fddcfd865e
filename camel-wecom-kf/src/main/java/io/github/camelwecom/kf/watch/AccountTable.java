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

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

import io.github.camelwecom.kf.sync.AccountReport;

/**
 * The accounts of a consumer as JMX shows them: a table with one line for each.
 */
public final class AccountTable {

    private AccountTable() {
    }

    public static TabularData of(List<AccountReport> accounts) throws OpenDataException {
        String[] keys = facts(AccountFact::key).toArray(String[]::new);
        CompositeType line = new CompositeType(
                "account", "How the reading of an account stands", keys,
                facts(AccountFact::description).toArray(String[]::new), facts(AccountFact::type).toArray(OpenType<?>[]::new));
        TabularData table = new TabularDataSupport(
                new TabularType(
                        "accounts", "The accounts of a consumer", line, new String[] { AccountFact.OPEN_KF_ID.key() }));
        for (AccountReport account : accounts) {
            table.put(new CompositeDataSupport(line, keys, facts(fact -> fact.openValue(account)).toArray()));
        }
        return table;
    }

    private static <T> Stream<T> facts(Function<AccountFact, T> about) {
        return Stream.of(AccountFact.values()).map(about);
    }
}
