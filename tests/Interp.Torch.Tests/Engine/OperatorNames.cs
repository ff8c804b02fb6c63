using System.Reflection;
using TorchSharp;

namespace Interp.Torch.Tests.Engine;

public sealed class OperatorNames
{
    [Fact]
    public void Every_operator_in_use_exists_in_this_libtorch()
    {
        var missing = new List<string>();
        foreach (var field in typeof(Aten).GetFields(BindingFlags.Static | BindingFlags.NonPublic))
        {
            if (!((Operator)field.GetValue(null)!).Exists) missing.Add(field.Name);
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_libtorch_lacks_is_an_error_that_says_so() =>
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => new Operator("no_such_operator").Run()).Message.ShouldContain("no_such_operator");

    [Fact]
    public void A_wrong_number_of_arguments_is_refused_before_the_kernel_runs()
    {
        using var scope = torch.NewDisposeScope();
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => Aten.add_Tensor.Call(torch.ones(1))).Message.ShouldContain("takes 3 arguments, got 1");
    }
}
