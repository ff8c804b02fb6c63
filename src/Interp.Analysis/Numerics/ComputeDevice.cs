using TorchSharp;

namespace Interp.Analysis.Numerics;

/// <summary>Where tensors are computed, as an operator names it.</summary>
public static class ComputeDevice
{
    /// <summary>What everything runs on when nothing is said.</summary>
    public const string Cpu = "cpu";

    /// <summary>The device of that name, once it is sure that this libtorch has it.</summary>
    /// <param name="name"><c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>; empty or null for the CPU.</param>
    /// <exception cref="ArgumentException">It is no such name.</exception>
    /// <exception cref="InvalidOperationException">There is no such device here; the message says what to do.</exception>
    public static torch.Device Require(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return torch.CPU;
        torch.Device device;
        try
        {
            device = new torch.Device(name.Trim());
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException or OverflowException)
        {
            throw new ArgumentException($"'{name}' is no device that can be computed on: give cpu, cuda or cuda:N.", nameof(name), refused);
        }

        if (device.type == DeviceType.CPU) return device;
        if (device.type != DeviceType.CUDA || name.Contains('-', StringComparison.Ordinal)) throw new ArgumentException($"'{name}' is no device that can be computed on: give cpu, cuda or cuda:N.", nameof(name));
        var count = torch.cuda.device_count();
        if (count == 0)
            throw new InvalidOperationException($"'{name}' was asked for, and libtorch sees no CUDA device here. Build with -p:TorchDevice=cuda on a machine with a driver, or leave INTERP_DEVICE out to compute on the CPU.");
        return device.index < count
            ? device
            : throw new InvalidOperationException($"'{name}' was asked for, and libtorch sees {count} CUDA devices here: cuda:0 to cuda:{count - 1}.");
    }
}
