export type { When } from './background/after-response'
export { BackgroundTask } from './background/background-task'
export {
  type BackgroundItem,
  BackgroundTasks,
  type BackgroundTasksOptions,
} from './background/background-tasks'
export type { Background } from './background/read-background'
export type { TaskRunnerOptions } from './background/runner/runner-options'
export type { TaskCounts } from './background/runner/task-counts'
export { TaskRunner } from './background/runner/task-runner'
export type { AnyResponse } from './background/settled'
export {
  type GracefulShutdown,
  type GracefulShutdownOptions,
  gracefulShutdown,
} from './background/shutdown/graceful-shutdown'
export type { Backoff } from './background/task/backoff'
export type { EnqueueOptions, EnqueueTransaction } from './background/task/enqueue-options'
export type {
  AcceptOptions,
  AfterResponseExecutor,
  BeforeResponseExecutor,
  BoundTask,
  Executor,
  TaskDefinition,
  TaskHandle,
} from './background/task/executor'
export type { JsonPayload } from './background/task/json-payload'
export type { OnError } from './background/task/report-task-error'
export type { AttemptTrace, TaskTrace } from './background/task/task-channels'
export type { TaskContext } from './background/task/task-context'
export type {
  CancelResult,
  DrainOptions,
  DrainReport,
  FailedTask,
  Outcome,
  RequestInfo,
  TaskEnd,
  TaskInfo,
  TaskStatus,
  UnfinishedTask,
} from './background/task/task-info'
export type { BullmqJobOptions, TaskOptions } from './background/task/task-options'
export { TaskRefusedError } from './background/task/task-refused-error'
export { TaskSkippedError } from './background/task/task-skipped-error'
export { UserFacingError } from './background/task/user-facing-error'
export {
  afterResponse,
  createFt,
  type Ft,
  type FtOptions,
  ftResponse,
  tasks,
} from './ft-response'
export type { Attributes, AttributeValue } from './html/attributes/attribute-values'
export type { ClassValue } from './html/attributes/class-list'
export type { CustomElementAttributes } from './html/attributes/custom-element-attributes'
export type { UnsafeUrl } from './html/attributes/safe-url'
export type { StyleDeclarations } from './html/attributes/style-declarations'
export { CheckboxX, type CheckboxXProps } from './html/checkbox-x'
export type { Child } from './html/child'
export type { Code as JsCode } from './html/code/code'
export { css } from './html/code/css'
export type { CssCode } from './html/code/css-code'
export { js } from './html/code/js'
export { json } from './html/code/json'
export type { Component } from './html/component'
export {
  Card,
  type CardProps,
  Fragment,
  Group,
  Hidden,
  Titled,
  type TitledProps,
} from './html/components'
export { type Context, createContext } from './html/context'
export type { PageOptions } from './html/document/document'
export { element } from './html/element'
export type * from './html/element-attributes/global-attributes'
export type * from './html/element-attributes/html-attributes'
export type * from './html/element-attributes/svg-attributes'
export type {
  CodeElementFunction,
  ElementFunction,
  VoidElementFunction,
} from './html/element-function'
export * from './html/elements'
export { ErrorBoundary, type ErrorBoundaryProps } from './html/error-boundary'
export { extend } from './html/extend'
export { type FormValues, fillForm } from './html/fill-form'
export { createElement } from './html/jsx/create-element'
export { Markup, raw } from './html/markup'
export { prerender } from './html/prerender'
export { render, renderToBuffer } from './html/render/render'
export { type HtmlValue, html } from './html/template/html'
export type { FtResponseOptions, HeaderValue } from './response/options'
