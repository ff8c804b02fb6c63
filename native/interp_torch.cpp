// A C ABI over libtorch: every operator is called through the boxed dispatcher, so that none needs C++ of its own;
// around it, only what is not an operator. Builds against libtorch 1.13 and 2.x. A tensor handle is one counted reference
// to a TensorImpl. Functions that can fail return 0 or -1; the text is then in interp_last_error of the same thread.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <cstdlib>
#include <string>
#include <vector>

#define EXPORT extern "C" __attribute__((visibility("default")))

namespace {

enum Kind : int32_t {
  None, TensorValue, Int, Double, Bool, DeviceValue, GeneratorValue, IntList, DoubleList, TensorList, OptionalTensorList, String
};

// Blittable; n is the length of a list or string, or the index of a device.
struct Arg {
  int32_t kind;
  int32_t n;
  union {
    int64_t i;
    double d;
    const void* p;
  };
};

struct Info {
  const int64_t* sizes;
  const int64_t* strides;
  void* data;
  int64_t numel, storage_offset;
  int32_t dimensions, dtype, device_type, device_index, requires_grad, is_leaf, is_contiguous, element_size;
};

using Impl = c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>;
using Variables = torch::autograd::variable_list;
using OptionalTensors = std::decay_t<decltype(std::declval<c10::IValue>().toOptionalTensorVector())>;

thread_local std::string last_error;

template <typename F>
int guarded(F&& body) {
  try {
    body();
    return 0;
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "libtorch failed without a message";
  }
  return -1;
}

at::Tensor borrow(const void* handle) {
  return handle ? at::Tensor(Impl::reclaim_copy(static_cast<at::TensorImpl*>(const_cast<void*>(handle)))) : at::Tensor();
}

void* release(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

Variables borrow_all(const void* const* handles, int32_t n) {
  Variables result;
  result.reserve(n);
  for (int32_t i = 0; i < n; i++) result.push_back(borrow(handles[i]));
  return result;
}

c10::Device device_of(int32_t type, int32_t index) {
  return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

c10::IValue to_ivalue(const Arg& a) {
  switch (a.kind) {
    case None: return {};
    case TensorValue: return borrow(a.p);
    case Int: return a.i;
    case Double: return a.d;
    case Bool: return a.i != 0;
    case DeviceValue: return device_of(static_cast<int32_t>(a.i), a.n);
    case GeneratorValue: return *static_cast<const at::Generator*>(a.p);
    case IntList: return c10::IntArrayRef(static_cast<const int64_t*>(a.p), a.n);
    case DoubleList: return c10::ArrayRef<double>(static_cast<const double*>(a.p), a.n);
    case TensorList: return borrow_all(static_cast<const void* const*>(a.p), a.n);
    case OptionalTensorList: {
      c10::List<OptionalTensors::value_type> list;
      for (int32_t i = 0; i < a.n; i++) {
        auto handle = static_cast<const void* const*>(a.p)[i];
        list.push_back(handle ? OptionalTensors::value_type(borrow(handle)) : OptionalTensors::value_type());
      }
      return list;
    }
    case String: return std::string(static_cast<const char*>(a.p), a.n);
    default: throw std::invalid_argument("unknown kind of argument");
  }
}

Arg from_ivalue(c10::IValue&& value) {
  Arg out{None, 0, {0}};
  if (value.isTensor()) {
    out.kind = TensorValue;
    out.p = release(std::move(value).toTensor());
  } else if (value.isTensorList()) {
    auto tensors = value.toTensorVector();
    auto handles = static_cast<void**>(std::malloc(sizeof(void*) * (tensors.size() + 1)));
    for (size_t i = 0; i < tensors.size(); i++) handles[i] = release(std::move(tensors[i]));
    out.kind = TensorList;
    out.n = static_cast<int32_t>(tensors.size());
    out.p = handles;
  } else if (value.isDouble()) {
    out.kind = Double;
    out.d = value.toDouble();
  } else if (value.isBool()) {
    out.kind = Bool;
    out.i = value.toBool();
  } else if (value.isInt()) {
    out.kind = Int;
    out.i = value.toInt();
  } else if (!value.isNone()) {
    throw std::invalid_argument("operator returned a kind of value that is not passed on: " + value.tagKind());
  }
  return out;
}

}  // namespace

EXPORT const char* interp_last_error() { return last_error.c_str(); }

// ---- operators ----

EXPORT int interp_find(const char* name, const char* overload, void** out) {
  return guarded([&] { *out = new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload)); });
}

EXPORT int interp_call(void* op, const Arg* args, int32_t nargs, Arg* outs, int32_t capacity, int32_t* nouts) {
  return guarded([&] {
    auto handle = static_cast<c10::OperatorHandle*>(op);
    // A boxed kernel pops what its schema says without looking; a short stack would be undefined behaviour.
    const auto& schema = handle->schema();
    if (schema.arguments().size() != static_cast<size_t>(nargs))
      throw std::invalid_argument(c10::str(handle->operator_name(), " takes ", schema.arguments().size(), " arguments, got ", nargs));
    // The spare keeps its memory between calls; a call that comes back here through an autograd callback gets a fresh one.
    thread_local std::vector<c10::IValue> spare;
    std::vector<c10::IValue> stack = std::move(spare);
    stack.clear();
    for (int32_t i = 0; i < nargs; i++) stack.push_back(to_ivalue(args[i]));
    handle->callBoxed(&stack);
    if (stack.size() > static_cast<size_t>(capacity)) throw std::invalid_argument("operator returned more values than asked for");
    *nouts = static_cast<int32_t>(stack.size());
    for (size_t i = 0; i < stack.size(); i++) outs[i] = from_ivalue(std::move(stack[i]));
    stack.clear();
    spare = std::move(stack);
  });
}

EXPORT void interp_buffer_free(void* buffer) { std::free(buffer); }

// ---- tensors ----

EXPORT void interp_free(void* tensor) { Impl::reclaim(static_cast<at::TensorImpl*>(tensor)); }

EXPORT int interp_info(void* tensor, Info* out) {
  return guarded([&] {
    auto t = borrow(tensor);
    *out = Info{t.sizes().data(), t.strides().data(), t.has_storage() ? t.data_ptr() : nullptr, t.numel(), t.storage_offset(),
                static_cast<int32_t>(t.dim()), static_cast<int32_t>(t.scalar_type()), static_cast<int32_t>(t.device().type()),
                t.device().index(), t.requires_grad(), t.is_leaf(), t.is_contiguous(), static_cast<int32_t>(t.element_size())};
  });
}

EXPORT int interp_from_blob(void* data, const int64_t* sizes, int32_t n, int32_t dtype, void (*free)(void*), void* context, void** out) {
  return guarded([&] {
    auto deleter = [free, context](void*) { free(context); };
    auto options = at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype));
    *out = release(at::from_blob(data, c10::IntArrayRef(sizes, n), deleter, options));
  });
}

EXPORT int interp_grad_get(void* tensor, void** out) {
  return guarded([&] { *out = release(borrow(tensor).grad()); });
}

EXPORT int interp_grad_set(void* tensor, void* grad) {
  return guarded([&] { borrow(tensor).mutable_grad() = borrow(grad); });
}

EXPORT int interp_requires_grad_set(void* tensor, int32_t value) {
  return guarded([&] { borrow(tensor).set_requires_grad(value != 0); });
}

// ---- autograd ----

EXPORT int interp_backward(void** tensors, int32_t n, void** grads, int32_t ngrads, void** inputs, int32_t ninputs, int32_t retain,
                           int32_t create) {
  return guarded([&] {
    torch::autograd::backward(borrow_all(tensors, n), borrow_all(grads, ngrads), retain != 0, create != 0, borrow_all(inputs, ninputs));
  });
}

// Writes one handle per input; null where the input is unused and allow_unused is set.
EXPORT int interp_grad(void** outputs, int32_t n, void** inputs, int32_t ninputs, void** grads, int32_t ngrads, int32_t retain,
                       int32_t create, int32_t allow_unused, void** out) {
  return guarded([&] {
    auto result = torch::autograd::grad(borrow_all(outputs, n), borrow_all(inputs, ninputs), borrow_all(grads, ngrads), retain != 0,
                                        create != 0, allow_unused != 0);
    for (size_t i = 0; i < result.size(); i++) out[i] = release(std::move(result[i]));
  });
}

EXPORT int32_t interp_grad_mode() { return at::GradMode::is_enabled(); }
EXPORT void interp_grad_mode_set(int32_t enabled) { at::GradMode::set_enabled(enabled != 0); }
EXPORT void* interp_inference_mode_new(int32_t enabled) { return new c10::InferenceMode(enabled != 0); }
EXPORT void interp_inference_mode_free(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// ---- random numbers, threads, devices ----

EXPORT void interp_manual_seed(uint64_t seed) { at::manual_seed(seed); }

// The device's default generator (shared), or a copy of it that starts from seed.
EXPORT int interp_generator(int32_t type, int32_t index, int32_t is_default, uint64_t seed, void** out) {
  return guarded([&] {
    auto generator = at::globalContext().defaultGenerator(device_of(type, index));
    if (!is_default) {
      std::lock_guard<std::mutex> lock(generator.mutex());
      auto copy = generator.clone();
      copy.set_current_seed(seed);
      *out = new at::Generator(copy);
    } else {
      *out = new at::Generator(generator);
    }
  });
}

EXPORT void interp_generator_free(void* generator) { delete static_cast<at::Generator*>(generator); }

EXPORT int interp_generator_seed(void* generator, uint64_t seed) {
  return guarded([&] {
    auto g = static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(g->mutex());
    g->set_current_seed(seed);
  });
}

EXPORT int interp_generator_initial_seed(void* generator, uint64_t* out) {
  return guarded([&] { *out = static_cast<at::Generator*>(generator)->current_seed(); });
}

EXPORT int interp_generator_state(void* generator, void** out) {
  return guarded([&] {
    auto g = static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(g->mutex());
    *out = release(g->get_state());
  });
}

EXPORT int interp_generator_state_set(void* generator, void* state) {
  return guarded([&] {
    auto g = static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(g->mutex());
    g->set_state(borrow(state));
  });
}

EXPORT int32_t interp_threads() { return at::get_num_threads(); }
EXPORT int interp_threads_set(int32_t n) { return guarded([&] { at::set_num_threads(n); }); }
EXPORT int interp_interop_threads_set(int32_t n) { return guarded([&] { at::set_num_interop_threads(n); }); }
EXPORT int32_t interp_cuda_count() { return torch::cuda::is_available() ? static_cast<int32_t>(torch::cuda::device_count()) : 0; }
EXPORT int interp_cuda_synchronize(int64_t device) { return guarded([&] { torch::cuda::synchronize(device); }); }

EXPORT const char* interp_version() { return TORCH_VERSION; }

EXPORT const char* interp_configuration() {
  static const std::string text = at::show_config() + "\n" + at::get_parallel_info();
  return text.c_str();
}
