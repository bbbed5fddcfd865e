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

import java.time.Duration;

import io.github.camelwecom.kf.sandbox.corp.Corp;

/** Takes snapshots of the house and lets it stand as in one. */
final class Snapshots {

    private final House house;

    Snapshots(House house) {
        this.house = house;
    }

    Snapshot take() {
        House.Credentials mine = house.credentials();
        return new Snapshot(
                Snapshot.VERSION, house.clock().instant(),
                new Snapshot.Credentials(mine.corpId(), mine.secret(), mine.token(), mine.encodingAesKey()),
                house.corp().ask(Corp::saved));
    }

    /** The clock is set to that moment, so that nothing has aged since; one of the user's own goes on as it does. */
    void restore(Snapshot snapshot) {
        house.corp().restore(snapshot.corp());
        if (house.clockIsMovable()) {
            house.advance(Duration.between(house.clock().instant(), snapshot.time()));
        }
    }
}
