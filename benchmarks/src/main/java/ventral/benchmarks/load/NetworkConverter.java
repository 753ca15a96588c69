package ventral.benchmarks.load;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ventral.contract.network.Network;

/** Converts ids of networks, such as {@code resnet18}. */
public final class NetworkConverter implements ITypeConverter<Network> {

    @Override
    public Network convert(String value) {
        try {
            return Network.of(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
