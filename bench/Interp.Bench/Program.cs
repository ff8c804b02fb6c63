using Interp.Bench.Engine;
using Interp.Torch;
var time = TimeProvider.System;
Console.Error.WriteLine(TorchEngine.CheckBlas(time));
for (var i = 0; i < 5; i++) Console.Error.WriteLine(FormattableString.Invariant($"{SmallOperator.Measure(time):F3} us  {MatrixProduct.Measure(time):F1} GFLOP/s"));
