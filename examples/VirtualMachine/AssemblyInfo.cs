using CrdToolkit;
using k8s.Models;

// ConfigMap is no kind of ours: its client is generated on request.
[assembly: GenerateClient<V1ConfigMap>]
