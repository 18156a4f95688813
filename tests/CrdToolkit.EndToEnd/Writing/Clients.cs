using k8s.Models;

[assembly: CrdToolkit.GenerateClient<V1ConfigMap>]
[assembly: CrdToolkit.GenerateClient<V1Namespace>]
