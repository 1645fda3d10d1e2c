# Writes the ONNX files that the tests of apps/server/src/platform/onnx serve.
# Debian: apt-get install python3-onnx; then: /usr/bin/python3 packages/ml/reference/onnx/make-models.py
import os
import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

out = os.path.join(
    os.path.dirname(__file__), "../../../../apps/server/src/platform/onnx/fixtures"
)


def save(name, graph):
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    checker.check_model(model)
    with open(os.path.join(out, name), "wb") as file:
        file.write(model.SerializeToString())


# risk = sigmoid(x W + b), x of any number of rows with 3 columns; busiest = row of the highest risk
weights = np.array([[0.5], [-1.0], [2.0]], dtype=np.float32)
bias = np.array([0.25], dtype=np.float32)
save(
    "risk.onnx",
    helper.make_graph(
        [
            helper.make_node("Gemm", ["x", "W", "b"], ["z"]),
            helper.make_node("Sigmoid", ["z"], ["risk"]),
            helper.make_node("ArgMax", ["risk"], ["busiest"], axis=0, keepdims=0),
        ],
        "risk",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", 3])],
        [
            helper.make_tensor_value_info("risk", TensorProto.FLOAT, ["rows", 1]),
            helper.make_tensor_value_info("busiest", TensorProto.INT64, [1]),
        ],
        [numpy_helper.from_array(weights, "W"), numpy_helper.from_array(bias, "b")],
    ),
)

# takes text, which this platform does not serve
save(
    "text.onnx",
    helper.make_graph(
        [helper.make_node("Identity", ["words"], ["same"])],
        "text",
        [helper.make_tensor_value_info("words", TensorProto.STRING, [1])],
        [helper.make_tensor_value_info("same", TensorProto.STRING, [1])],
    ),
)

# counts to a very large number: what the time limit is for
body = helper.make_graph(
    [
        helper.make_node("Identity", ["going"], ["goes"]),
        helper.make_node("Add", ["sum", "sum"], ["next"]),
    ],
    "body",
    [
        helper.make_tensor_value_info("step", TensorProto.INT64, []),
        helper.make_tensor_value_info("going", TensorProto.BOOL, []),
        helper.make_tensor_value_info("sum", TensorProto.FLOAT, [1]),
    ],
    [
        helper.make_tensor_value_info("goes", TensorProto.BOOL, []),
        helper.make_tensor_value_info("next", TensorProto.FLOAT, [1]),
    ],
)
save(
    "endless.onnx",
    helper.make_graph(
        [helper.make_node("Loop", ["trips", "yes", "x"], ["y"], body=body)],
        "endless",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1])],
        [
            numpy_helper.from_array(np.array(2**62, dtype=np.int64), "trips"),
            numpy_helper.from_array(np.array(True), "yes"),
        ],
    ),
)
