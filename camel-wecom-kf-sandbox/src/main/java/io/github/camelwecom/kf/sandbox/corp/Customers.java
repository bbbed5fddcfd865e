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
package io.github.camelwecom.kf.sandbox.corp;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The customers the corp has met. */
public final class Customers {

    private final Clock clock;
    private final Map<String, Customer> customers = new LinkedHashMap<>();

    Customers(Clock clock) {
        this.clock = clock;
    }

    /** The customer of that id; a new one if nobody has it. */
    public Customer meet(String externalUserId) {
        return customers.computeIfAbsent(externalUserId, Customer::new);
    }

    /** All, in the order they were met. */
    public List<Customer> all() {
        return List.copyOf(customers.values());
    }

    /** The customer of that id, who must exist. */
    public Customer get(String externalUserId) {
        Customer customer = customers.get(externalUserId);
        if (customer == null) {
            throw new KfRefusal(KfErrcode.INVALID_EXTERNAL_USERID);
        }
        return customer;
    }

    /** The customers of these ids whose profile may be read now, in the order of the ids. */
    public List<Customer> readable(List<String> externalUserIds) {
        return externalUserIds.stream().map(customers::get).filter(Objects::nonNull)
                .filter(customer -> customer.hasBeenInContact(clock.instant())).toList();
    }

    List<Customer.Saved> saved() {
        return customers.values().stream().map(Customer::saved).toList();
    }

    void restore(List<Customer.Saved> saved) {
        saved.forEach(one -> meet(one.id()).restore(one));
    }
}
