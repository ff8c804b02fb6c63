using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device CUDA = new(DeviceType.CUDA);
    public static readonly Device META = new(DeviceType.META);

    public static Device device(string description) => new(description);

    public static Device device(string type, int index) => new(type, index);

    public static Device device(DeviceType type, int index = -1) => new(type, index);

    /// <summary>Where a tensor lives: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>meta</c>.</summary>
    public sealed class Device : IEquatable<Device>
    {
        public Device(DeviceType type, int index = -1)
        {
            this.type = type;
            this.index = index;
        }

        public Device(string type, int index = -1)
        {
            ArgumentNullException.ThrowIfNull(type);
            var colon = type.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? type : type[..colon];
            if (colon >= 0 && !int.TryParse(type[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out index))
                throw new ArgumentException($"'{type}' is not a device: after the colon stands its number, as in cuda:0.", nameof(type));
            this.type = name.ToLowerInvariant() switch
            {
                "cpu" => DeviceType.CPU,
                "cuda" => DeviceType.CUDA,
                "meta" => DeviceType.META,
                _ => throw new ArgumentException($"'{type}' is not a device: use cpu, cuda, cuda:0 or meta.", nameof(type)),
            };
            this.index = index;
        }

        public DeviceType type { get; }

        /// <summary>The device's number; -1 for the CPU and for the current one of its kind.</summary>
        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public bool Equals(Device? other) => other is not null && type == other.type && index == other.index;

        public override bool Equals(object? obj) => Equals(obj as Device);

        public override int GetHashCode() => HashCode.Combine(type, index);

        public override string ToString() =>
            index < 0 ? type.ToString().ToLowerInvariant() : $"{type.ToString().ToLowerInvariant()}:{index}";
    }
}
