package ventral.planner.simulation;

import java.util.ArrayList;
import java.util.List;
import ventral.planner.flow.Flow.ResourceUse;
import ventral.planner.flow.Resource;
import ventral.planner.flow.Resources;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.plan.Fleet;
import ventral.planner.rate.SystemRates;

/** Holds a fleet's resources, and computes how much of each a unit of work uses. */
final class FleetResources {

    static final String RENDERERS = "renderers";
    static final String TRAINERS = "trainers";
    static final String DECODERS = "decoders";
    static final String SCORERS = "scorers";
    static final String BROKER_DISKS = "broker disks";
    static final String BROKERS_IN = "brokers, in";
    static final String BROKERS_OUT = "brokers, out";
    static final String STORE = "store";
    static final String GATEWAY = "gateway";

    private final Resources resources = new Resources();
    private final CapacityPlan plan;
    private final List<Resource> renderers;
    private final List<Resource> trainers;
    private final List<Resource> decoders;
    private final List<Resource> scorers;
    private final List<Resource> disks;
    private final List<Resource> in;
    private final List<Resource> out;
    private final Resource store;
    private final Resource gateway;

    FleetResources(CapacityPlan plan) {
        this.plan = plan;
        Fleet fleet = plan.fleet();
        SystemRates rates = plan.rates();
        // the capacity of a renderer, trainer or scorer is one second of work per second
        this.renderers = resources.add(RENDERERS, fleet.rendererCount(), 1);
        this.trainers = resources.add(TRAINERS, fleet.trainerCount(), 1);
        this.decoders = resources.add(DECODERS, fleet.trainerCount(), 1);
        this.scorers = resources.add(SCORERS, fleet.scorerCount(), 1);
        this.disks = resources.add(BROKER_DISKS, fleet.brokerCount(), rates.brokerDiskBytesPerSecond());
        this.in = resources.add(BROKERS_IN, fleet.brokerCount(), rates.brokerNetworkBytesPerSecond());
        this.out = resources.add(BROKERS_OUT, fleet.brokerCount(), rates.brokerNetworkBytesPerSecond());
        this.store = resources.add(STORE, rates.storeBytesPerSecond());
        this.gateway = resources.add(GATEWAY, rates.gatewayRowsPerSecond());
    }

    Resources resources() {
        return resources;
    }

    List<Resource> brokerDisks() {
        return disks;
    }

    /** Returns what an image uses that a renderer makes; its images are spread evenly over the given partitions. */
    List<ResourceUse> rendering(int renderer, List<Integer> partitions) {
        List<ResourceUse> uses = new ArrayList<>();
        uses.add(new ResourceUse(renderers.get(renderer), 1 / plan.rates().renderedImagesPerSecond()));
        double bytes = plan.rates().imageBytes() / partitions.size();
        partitions.forEach(partition -> append(uses, partition, bytes));
        return merged(uses);
    }

    /** Returns what an image uses that a trainer reads for networks that it trains side by side. */
    List<ResourceUse> training(int trainer, int networkCount) {
        List<ResourceUse> uses = new ArrayList<>();
        uses.add(new ResourceUse(decoders.get(trainer), 1 / plan.rates().decodedImagesPerSecond()));
        if (networkCount > 0) {
            uses.add(new ResourceUse(
                    trainers.get(trainer), networkCount / plan.rates().trainedImagesPerSecond()));
        }
        int partitionCount = plan.fleet().imageLogPartitionCount();
        double bytes = plan.rates().imageBytes() / partitionCount;
        for (int partition = 0; partition < partitionCount; partition++) {
            uses.add(new ResourceUse(disks.get(broker(partition)), bytes));
            uses.add(new ResourceUse(out.get(broker(partition)), bytes));
        }
        return merged(uses);
    }

    /** Returns what one second of a scorer's work uses. */
    List<ResourceUse> scoring(int scorer) {
        return List.of(new ResourceUse(scorers.get(scorer), 1));
    }

    /** Returns what a byte uses that is written to or read from the store. */
    List<ResourceUse> storing() {
        return List.of(new ResourceUse(store, 1));
    }

    /** Returns what a row uses that the gateway ingests. */
    List<ResourceUse> takingIn() {
        return List.of(new ResourceUse(gateway, 1));
    }

    /** Returns the broker that leads a partition. The copies are on the brokers that follow it. */
    private int broker(int partition) {
        return partition % disks.size();
    }

    private void append(List<ResourceUse> uses, int partition, double bytes) {
        int leader = broker(partition);
        for (int copy = 0; copy < plan.fleet().replicationFactor(); copy++) {
            int broker = (leader + copy) % disks.size();
            uses.add(new ResourceUse(in.get(broker), bytes));
            uses.add(new ResourceUse(disks.get(broker), bytes));
            if (copy > 0) {
                uses.add(new ResourceUse(out.get(leader), bytes));
            }
        }
    }

    /** Merges the uses so that each resource occurs once. */
    private static List<ResourceUse> merged(List<ResourceUse> uses) {
        List<ResourceUse> merged = new ArrayList<>();
        for (ResourceUse use : uses) {
            int at = 0;
            while (at < merged.size() && !merged.get(at).resource().equals(use.resource())) {
                at++;
            }
            if (at < merged.size()) {
                merged.set(at, new ResourceUse(use.resource(), merged.get(at).perUnit() + use.perUnit()));
            } else {
                merged.add(use);
            }
        }
        return merged;
    }
}
