using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The C ABI of native/interp_torch.cpp. An <c>int</c> result of -1 means failure: pass it to <see cref="Check"/>.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "interp_torch";

    [LibraryImport(Library)] private static partial byte* interp_last_error();
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int interp_find(string name, string overload, nint* found);
    [LibraryImport(Library)] internal static partial int interp_call(nint op, NativeArgument* args, int nargs, NativeArgument* outs, int capacity, int* nouts);
    [LibraryImport(Library)] internal static partial void interp_buffer_free(nint buffer);

    [LibraryImport(Library)] internal static partial void interp_free(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int interp_info(nint tensor, NativeInfo* info);
    [LibraryImport(Library)] internal static partial int interp_from_blob(void* data, long* sizes, int n, int dtype, delegate* unmanaged<nint, void> free, nint context, nint* tensor);
    [LibraryImport(Library)] internal static partial int interp_grad_get(nint tensor, nint* grad);
    [LibraryImport(Library)] internal static partial int interp_grad_set(nint tensor, nint grad);
    [LibraryImport(Library)] internal static partial int interp_requires_grad_set(nint tensor, int value);

    [LibraryImport(Library)] internal static partial int interp_backward(nint* tensors, int n, nint* grads, int ngrads, nint* inputs, int ninputs, int retain, int create);
    [LibraryImport(Library)] internal static partial int interp_grad(nint* outputs, int n, nint* inputs, int ninputs, nint* grads, int ngrads, int retain, int create, int allowUnused, nint* result);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int interp_grad_mode();
    [LibraryImport(Library), SuppressGCTransition] internal static partial void interp_grad_mode_set(int enabled);
    [LibraryImport(Library)] internal static partial nint interp_inference_mode_new(int enabled);
    [LibraryImport(Library)] internal static partial void interp_inference_mode_free(nint guard);

    [LibraryImport(Library)] internal static partial void interp_manual_seed(ulong seed);
    [LibraryImport(Library)] internal static partial int interp_generator(int deviceType, int deviceIndex, int isDefault, ulong seed, nint* generator);
    [LibraryImport(Library)] internal static partial void interp_generator_free(nint generator);
    [LibraryImport(Library)] internal static partial int interp_generator_seed(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial int interp_generator_initial_seed(nint generator, ulong* seed);
    [LibraryImport(Library)] internal static partial int interp_generator_state(nint generator, nint* state);
    [LibraryImport(Library)] internal static partial int interp_generator_state_set(nint generator, nint state);

    [LibraryImport(Library)] internal static partial int interp_threads();
    [LibraryImport(Library)] internal static partial int interp_threads_set(int n);
    [LibraryImport(Library)] internal static partial int interp_interop_threads_set(int n);
    [LibraryImport(Library)] internal static partial int interp_cuda_count();
    [LibraryImport(Library)] internal static partial int interp_cuda_synchronize(long device);

    [LibraryImport(Library)] private static partial byte* interp_version();
    [LibraryImport(Library)] private static partial byte* interp_configuration();

    /// <summary>The version libtorch was built as, e.g. <c>1.13.1</c>.</summary>
    internal static string Version() => Text(interp_version());

    /// <summary>libtorch's own description of its build, BLAS and threads.</summary>
    internal static string Configuration() => Text(interp_configuration());

    /// <summary>Turns a failure into an exception that carries libtorch's text.</summary>
    /// <exception cref="ExternalException">The status is not 0.</exception>
    internal static void Check(int status)
    {
        if (status != 0) throw new ExternalException(Text(interp_last_error()));
    }

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
