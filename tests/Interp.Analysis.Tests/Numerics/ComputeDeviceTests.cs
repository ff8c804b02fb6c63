using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Tests.Numerics;

public sealed class ComputeDeviceTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cpu")]
    [InlineData(" CPU ")]
    public void The_processor_is_always_there(string? name) => ComputeDevice.Require(name).type.ShouldBe(DeviceType.CPU);

    [Theory]
    [InlineData("gpu")]
    [InlineData("meta")]
    [InlineData("cuda:first")]
    [InlineData("cuda:-1")]
    public void Other_names_are_refused_with_those_that_can_be_given(string name) =>
        Should.Throw<ArgumentException>(() => ComputeDevice.Require(name)).Message.ShouldContain("give cpu, cuda or cuda:N");

    [Fact]
    public void A_device_that_this_libtorch_lacks_is_refused_with_what_to_do()
    {
        var count = torch.cuda.device_count();
        var message = Should.Throw<InvalidOperationException>(() => ComputeDevice.Require($"cuda:{count}")).Message;
        message.ShouldContain(count == 0 ? "sees no CUDA device" : $"cuda:{count - 1}");
    }
}
