using k8s.Models;

namespace CrdToolkit.Tests.EndToEnd;

public sealed class ConfigMapClient(KubernetesApi api) : NamespacedResourceClient<V1ConfigMap>(api, OperatorRig.ConfigMap);
