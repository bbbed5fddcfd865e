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

import java.util.List;

import io.github.camelwecom.kf.sandbox.desk.Route.Field;

/** How everything stands, to be put aside and taken up again. */
final class SnapshotRoutes {

    private final Snapshots snapshots;

    SnapshotRoutes(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "snapshot", "All that the corp is, its secrets included; what PUT takes",
                        ask -> snapshots.take().json()),
                Route.of("PUT", "snapshot", "Takes up what GET gave, from here or another sandbox; this one keeps its "
                                            + "credentials. Its clock is set to the moment of the snapshot",
                        ask -> {
                            snapshots.restore(Snapshot.of(ask.body()));
                            return Told.done();
                        },
                        Field.must("version", "integer", Integer.toString(Snapshot.VERSION)),
                        Field.must("time", "string", "by the sandbox's clock"),
                        Field.must("credentials", "object", "known to applications of the sandbox it was taken of"),
                        Field.must("corp", "object", "customers, accounts, conversations and the rest")));
    }
}
