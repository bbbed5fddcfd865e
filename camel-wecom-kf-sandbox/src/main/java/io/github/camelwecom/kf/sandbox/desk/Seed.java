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
package io.github.camelwecom.kf.sandbox.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.corp.Rule;

/**
 * Whom and what a corp begins with. Everything may be absent; what is there already stays.
 *
 * @param members         userids of people who can be added as servicers
 * @param inactiveMembers userids of people who have not activated WeCom
 * @param departments     userids by department
 * @param rules           how what the official text leaves open is decided
 */
public record Seed(
        List<String> members, List<String> inactiveMembers, Map<Integer, List<String>> departments, List<Account> accounts,
        List<Person> customers, Upgrade upgrade, Map<String, String> rules) {

    public Seed {
        members = orEmpty(members);
        inactiveMembers = orEmpty(inactiveMembers);
        departments = Objects.requireNonNullElse(departments, Map.of());
        accounts = orEmpty(accounts);
        customers = orEmpty(customers);
        upgrade = Objects.requireNonNullElse(upgrade, new Upgrade(null, null, null));
        rules = Objects.requireNonNullElse(rules, Map.of());
        require("accounts", accounts, Account::name, "a name");
        require("customers", customers, Person::id, "an id, the external_userid");
    }

    private static <T> void require(String list, List<T> all, Function<T, String> field, String name) {
        for (int i = 0; i < all.size(); i++) {
            if (field.apply(all.get(i)) == null) {
                throw new IllegalArgumentException(list + ".[" + i + "] needs " + name);
            }
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    /** @throws IllegalArgumentException naming the field that is wrong */
    static Seed of(JsonNode json) {
        return Json.read(json, Seed.class);
    }

    /** @throws IllegalArgumentException naming the file and the field that is wrong */
    public static Seed read(Path file) {
        try {
            return of(Json.parseObject(Files.readString(file)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sow(Corp corp) {
        members.forEach(userId -> corp.directory().addMember(userId, true));
        inactiveMembers.forEach(userId -> corp.directory().addMember(userId, false));
        departments.forEach(corp.directory()::addDepartment);
        accounts.forEach(account -> account.open(corp));
        customers.forEach(person -> person.meet(corp));
        upgrade.configure(corp);
        rules.forEach((name, value) -> corp.rules().decide(Rule.of(name), value));
    }

    /**
     * An account.
     *
     * @param openKfId    made up when absent
     * @param managed     whether the app may manage it; it may when absent
     * @param servicers   userids, who become members if they are none
     * @param departments whose people serve, too
     */
    public record Account(
            String name, String openKfId, Boolean managed, List<String> servicers, List<Integer> departments) {

        public Account {
            servicers = orEmpty(servicers);
            departments = orEmpty(departments);
        }

        private void open(Corp corp) {
            KfAccount account
                    = openKfId == null ? corp.accounts().named(name) : corp.accounts().withId(openKfId, name);
            corp.accounts().setManaged(List.of(account.openKfId()), managed == null || managed);
            servicers.forEach(account.servicers()::employ);
            departments.forEach(account.servicers()::addDepartment);
        }
    }

    /** A customer; the nickname may be absent. */
    public record Person(String id, String nickname) {

        private void meet(Corp corp) {
            corp.customers().meet(id).rename(nickname == null ? corp.customers().meet(id).nickname() : nickname);
        }
    }

    /** Whom upgrade_service may recommend. */
    public record Upgrade(List<String> members, List<Integer> departments, List<String> groupChats) {

        public Upgrade {
            members = orEmpty(members);
            departments = orEmpty(departments);
            groupChats = orEmpty(groupChats);
        }

        private void configure(Corp corp) {
            corp.upgradeTargets().userIds().addAll(members);
            corp.upgradeTargets().departmentIds().addAll(departments);
            corp.upgradeTargets().chatIds().addAll(groupChats);
        }
    }
}
